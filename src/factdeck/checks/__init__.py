"""Stage `checks`: reopen what was written and report what is wrong with it."""
