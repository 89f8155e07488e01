from django import template

from chain.amounts import counted, short_amount

register = template.Library()
register.filter("hbar", short_amount)
register.filter("counted", counted)
