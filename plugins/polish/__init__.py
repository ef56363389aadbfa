"""How Polish is written: dates, numbers, order, typography, words. Tables of our own, never the system's locale."""
