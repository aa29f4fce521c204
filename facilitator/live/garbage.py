"""When Python looks for what nobody needs any more.

By its own measure it looks through what was made lately for every few notes: at a thousand phones
that was a fifteenth of all that the server did. What goes in circles here, a connection that ended
or an error that was caught, is little, and may wait.
"""

import gc

YOUNG = 20_000  # objects that come without others going, until those are looked through


def settle() -> None:
    """Set the measure of a server that is about to listen; what there is by now stays for good."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
