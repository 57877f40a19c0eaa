"""How often Python looks for garbage: seldom, since nearly all that a window makes stays.

Imported for its effect, before everything else: loading the window's modules alone would set off
hundreds of searches that find nothing, a tenth of the start.
"""

import gc

gc.set_threshold(20_000, 20, 20)
