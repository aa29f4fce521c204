"""What Lighthouse says of the pages that people meet first."""
