from django import template

from chain.amounts import short_amount

register = template.Library()
register.filter("hbar", short_amount)
