"""Decimal arithmetic after Python's decimal module. Per line of input it prints one result, or the name of the refusal:
fit DIGITS ROUNDING NUMBER       the number as decimal64 or decimal128 holds it
rescale SCALE ROUNDING NUMBER    the number with so many digits after the point, in plain digits"""
import decimal
import sys

FORMATS = {16: (-383, 384), 34: (-6143, 6144)}


def rounding(name):
    return decimal.ROUND_HALF_EVEN if name == "exact" else "ROUND_" + name.upper().replace("-", "_")


def fit(digits, mode, text):
    least, greatest = FORMATS[digits]
    context = decimal.Context(prec=digits, Emin=least, Emax=greatest, clamp=1, rounding=rounding(mode))
    context.traps[decimal.Overflow] = True
    context.traps[decimal.Inexact] = mode == "exact"
    return str(context.create_decimal(text))


def rescale(scale, mode, text):
    context = decimal.Context(prec=500, rounding=rounding(mode))
    context.traps[decimal.Inexact] = mode == "exact"
    return format(decimal.Decimal(text).quantize(decimal.Decimal((0, (1,), -scale)), context=context), "f")


for line in sys.stdin:
    operation, number, mode, text = line.split()
    try:
        print({"fit": fit, "rescale": rescale}[operation](int(number), mode, text))
    except decimal.Overflow:
        print("overflow")
    except decimal.Inexact:
        print("inexact")
