"""Write a scene as a PowerPoint package (ECMA-376); `writer.write` is the way in."""
