"""The Hypotheses view: claims and statements weighed against competing explanations."""
