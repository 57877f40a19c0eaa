"""How often Python looks for garbage: seldom, since what Selon makes stays or goes at once.

Imported for its effect, before everything else: loading the window's modules alone would set off
hundreds of searches that find nothing, a tenth of the start; an export loses a fifth of its time.
"""

import gc

gc.set_threshold(20_000, 20, 20)
