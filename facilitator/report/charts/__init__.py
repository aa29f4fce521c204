"""Charts as inline SVG: plain data in, markup out."""
