"""Which species calcium and phosphate form in plasma water, and the activities of the free ions.

Equilibrium of Na, Cl, phosphate and carbonate species with the ion pairs of calcium and sodium, at a given pH and a
given concentration of free calcium. Constants and ion parameters are those of phreeqc.dat, in
`resources/clinical/guidance/speciation.toml`. Activity coefficients are extended Debye–Hückel with the ion's own size,
Davies where it has none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log, log10, sqrt
from typing import Final

from pydantic import BaseModel, ConfigDict

from core import resources

_LN10: Final = log(10)
_GAS_KCAL: Final = 1.987204e-3
_KELVIN: Final = 273.15
_STANDARD_K: Final = 298.15
_CLOSE_ENOUGH: Final = 1e-7
_MOST_ROUNDS: Final = 200


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Ion(_Closed):
    """Charge, and the parameters of its activity coefficient (Å, and per molal); without `a` Davies serves."""

    charge: int
    a: float | None = None
    b: float = 0.0


class Species(Ion):
    """A species and how it is built from the free ions."""

    name: str
    of: Mapping[str, int]
    log_k: float = 0.0
    delta_h_kcal: float = 0.0
    analytic: tuple[float, ...] = ()


class Chemistry(_Closed):
    """The whole table of `speciation.toml`."""

    solution: Mapping[str, float]
    mineral: Mapping[str, float]
    reference: Mapping[str, float]
    assumed: Mapping[str, float]
    levers: Mapping[str, float]
    bounds: Mapping[str, tuple[float, float]]
    ions: Mapping[str, Ion]
    water: Mapping[str, tuple[float, ...]]
    species: tuple[Species, ...]


@cache
def chemistry() -> Chemistry:
    """The constants."""
    return Chemistry.model_validate(resources.read_toml("clinical", "guidance", "speciation.toml"))


@dataclass(frozen=True, slots=True)
class Water:
    """A plasma water: free calcium, total phosphate and bicarbonate in mmol/L, pH, °C."""

    calcium_mmol_l: float
    phosphate_mmol_l: float
    ph: float
    bicarbonate_mmol_l: float
    temperature_c: float


@dataclass(frozen=True, slots=True)
class Activities:
    """log₁₀ activities of the ions that hydroxyapatite is made of, and the ionic strength in mol/L."""

    calcium: float
    phosphate: float
    hydroxide: float
    ionic_strength: float


def activities(water: Water) -> Activities:
    """Solve the equilibrium by substitution, until the ionic strength stands still.

    Raises
    ------
    ArithmeticError
        If it does not settle, which no concentration within the bounds does.
    """
    constants = _constants(round(water.temperature_c, 3))
    activity_h = -water.ph
    solution = _Solution(water)
    for _ in range(_MOST_ROUNDS):
        before = solution.ionic_strength
        solution.step(constants, activity_h)
        if abs(solution.ionic_strength - before) < _CLOSE_ENOUGH:
            return solution.result(constants, activity_h)
    raise ArithmeticError("speciation does not settle")


@dataclass(frozen=True, slots=True)
class _Constants:
    water: float
    species: tuple[tuple[Species, float], ...]
    debye_a: float
    debye_b: float
    neutral_b: float
    davies: float

    def log_gamma(self, ion: Ion, strength: float) -> float:
        """log₁₀ of an activity coefficient."""
        if ion.charge == 0:
            return self.neutral_b * strength
        root, square = sqrt(strength), ion.charge * ion.charge
        if ion.a is None:
            return -self.debye_a * square * (root / (1 + root) - self.davies * strength)
        return -self.debye_a * square * root / (1 + self.debye_b * ion.a * root) + ion.b * strength


@cache
def _constants(temperature_c: float) -> _Constants:
    kelvin = temperature_c + _KELVIN
    table = chemistry()
    return _Constants(
        water=_analytic(table.water["analytic"], kelvin),
        species=tuple((species, _log_k(species, kelvin)) for species in table.species),
        debye_a=1.82483e6 * sqrt(_density(temperature_c)) / (_permittivity(temperature_c) * kelvin) ** 1.5,
        debye_b=50.2916 * sqrt(_density(temperature_c)) / sqrt(_permittivity(temperature_c) * kelvin),
        neutral_b=table.solution["neutral_b"],
        davies=table.solution["davies"],
    )


def _log_k(species: Species, kelvin: float) -> float:
    if species.analytic:
        return _analytic(species.analytic, kelvin)
    warmer = (1 / _STANDARD_K - 1 / kelvin) / (_GAS_KCAL * _LN10)
    return species.log_k + species.delta_h_kcal * warmer


def _analytic(terms: tuple[float, ...], kelvin: float) -> float:
    powers = (1.0, kelvin, 1 / kelvin, log10(kelvin), kelvin**-2, kelvin**2)
    return sum(term * power for term, power in zip(terms, powers, strict=False))


def _permittivity(celsius: float) -> float:
    """Of water (Malmberg and Maryott, J Res NBS 1956;56:1)."""
    return 87.740 - 0.40008 * celsius + 9.398e-4 * celsius**2 - 1.410e-6 * celsius**3


def _density(celsius: float) -> float:
    """Of water, kg/L (Kell, J Chem Eng Data 1975;20:97, abridged)."""
    return 1 - (celsius + 288.9414) * (celsius - 3.9863) ** 2 / (508929.2 * (celsius + 68.12963))


class _Solution:
    """Free concentrations (mol/L) on their way to equilibrium."""

    def __init__(self, water: Water) -> None:
        self.free = {
            "calcium": water.calcium_mmol_l / 1000,
            "bicarbonate": water.bicarbonate_mmol_l / 1000,
            "sodium": chemistry().solution["sodium_mmol_l"] / 1000,
            "phosphate": water.phosphate_mmol_l * 1e-8,
        }
        self.total = {"sodium": self.free["sodium"], "phosphate": water.phosphate_mmol_l / 1000}
        self.ionic_strength = self.free["sodium"]

    def step(self, constants: _Constants, log_h: float) -> None:
        """One round: species from the free ions, totals kept, chloride to balance the charge."""
        ions, strength = chemistry().ions, self.ionic_strength
        logs = {name: log10(amount) + constants.log_gamma(ions[name], strength) for name, amount in self.free.items()}
        logs["hydrogen"] = log_h
        sodium, phosphate = self.free["sodium"], self.free["phosphate"]
        charge, squares = 0.0, 0.0
        for species, log_k in constants.species:
            log_a = log_k - constants.log_gamma(species, strength)
            for part, count in species.of.items():
                log_a += count * logs[part]
            amount = exp(_LN10 * log_a)
            charge += species.charge * amount
            squares += species.charge * species.charge * amount
            sodium += amount if "sodium" in species.of else 0.0
            phosphate += amount if "phosphate" in species.of else 0.0
        for name, amount in self.free.items():
            number = ions[name].charge
            charge += number * amount
            squares += number * number * amount
        self.free["sodium"] *= self.total["sodium"] / sodium
        self.free["phosphate"] *= self.total["phosphate"] / phosphate
        self.ionic_strength = (squares + abs(charge)) / 2

    def result(self, constants: _Constants, log_h: float) -> Activities:
        """The activities that the mineral asks for."""
        ions, strength = chemistry().ions, self.ionic_strength
        return Activities(
            calcium=log10(self.free["calcium"]) + constants.log_gamma(ions["calcium"], strength),
            phosphate=log10(self.free["phosphate"]) + constants.log_gamma(ions["phosphate"], strength),
            hydroxide=constants.water - log_h,
            ionic_strength=strength,
        )
