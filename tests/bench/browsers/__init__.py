"""How well real browsers keep up with a crowd: frames, answers to the hand, memory, first use.

    .venv/bin/python -m tests.bench.browsers [board] [hand] [stage] [phone] [load] [--json]

It prints times, so it is no test: what of it must hold on any machine is held by tests/browser.
"""
