"""Statements beside the claims: a list to drop claims on, and the page of one."""
