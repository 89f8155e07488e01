from django import template

from chain.amounts import counted, exact_hbar, short_amount

register = template.Library()
register.filter("hbar", short_amount)
register.filter("counted", counted)
register.filter("exact_hbar", exact_hbar)
