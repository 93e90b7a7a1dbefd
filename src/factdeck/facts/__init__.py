"""Facts stage: what each number is, where it comes from and how it reads (GB/T 15835 for numerals)."""
