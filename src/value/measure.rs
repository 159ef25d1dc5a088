//! Physical measures and how they convert, exactly.

use super::Unit;
use super::lower::{Gate, Lower};
use super::scan::Scan;
use super::unit::Axis;
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// A unit: its name, its dimension, its factor (mantissa and decimal places), what it is
/// called in a text, between bars. Names of one letter are read in this case only.
struct Measure(&'static str, &'static str, (i64, u32), &'static str);

/// Base units: metre, square metre, litre, kilogram, kilometre an hour, joule, watt, byte,
/// hertz; degree Fahrenheit, because the other scales are exact decimals of it. US gallons and
/// international feet, pounds and acres (NIST Handbook 44, appendix C); a ton is read as metric.
const MEASURES: &[Measure] = &[
    Measure("degree", "degree", (1, 0), "degrees|degree|°|deg|deg ."),
    Measure(
        "kilometre",
        "length",
        (1000, 0),
        "kilometres|kilometers|kilometre|kilometer|km|kms",
    ),
    Measure("metre", "length", (1, 0), "metres|meters|metre|meter|m"),
    Measure(
        "centimetre",
        "length",
        (1, 2),
        "centimetres|centimeters|centimetre|centimeter|cm",
    ),
    Measure(
        "millimetre",
        "length",
        (1, 3),
        "millimetres|millimeters|millimetre|millimeter|mm",
    ),
    Measure(
        "decimetre",
        "length",
        (1, 1),
        "decimetres|decimeters|decimetre|decimeter|dm",
    ),
    Measure(
        "micrometre",
        "length",
        (1, 6),
        "micrometres|micrometers|micrometre|micrometer|microns|micron|μm|µm|um",
    ),
    Measure(
        "nanometre",
        "length",
        (1, 9),
        "nanometres|nanometers|nanometre|nanometer|nm",
    ),
    Measure(
        "picometre",
        "length",
        (1, 12),
        "picometres|picometers|picometre|picometer",
    ),
    Measure("mile", "length", (1_609_344, 3), "miles|mile|mi"),
    Measure(
        "nautical mile",
        "length",
        (1852, 0),
        "nautical miles|nautical mile",
    ),
    Measure("yard", "length", (9144, 4), "yards|yard|yd|yds"),
    Measure("foot", "length", (3048, 4), "feet|foot|ft"),
    Measure("inch", "length", (254, 4), "inches|inch"),
    Measure(
        "light year",
        "length",
        (9_460_730_472_580_800, 0),
        "light years|light - years|light year",
    ),
    Measure(
        "square kilometre",
        "area",
        (1_000_000, 0),
        "square kilometres|square kilometers|square kilometre|square kilometer|sq km|sq . km|km²|km2|km ²",
    ),
    Measure(
        "square metre",
        "area",
        (1, 0),
        "square metres|square meters|square metre|square meter|sq m|sqm|m²|m2|m ²",
    ),
    Measure(
        "square mile",
        "area",
        (2_589_988_110_336, 6),
        "square miles|square mile|sq mi",
    ),
    Measure(
        "square foot",
        "area",
        (9_290_304, 8),
        "square feet|square foot|square - feet|square - foot|sq ft|sq . ft",
    ),
    Measure("acre", "area", (40_468_564_224, 7), "acres|acre"),
    Measure("hectare", "area", (10_000, 0), "hectares|hectare|ha"),
    Measure("litre", "volume", (1, 0), "litres|liters|litre|liter|l"),
    Measure(
        "millilitre",
        "volume",
        (1, 3),
        "millilitres|milliliters|millilitre|milliliter|ml|mls",
    ),
    Measure(
        "hectolitre",
        "volume",
        (100, 0),
        "hectolitres|hectoliters|hectolitre|hectoliter",
    ),
    Measure(
        "gallon",
        "volume",
        (3_785_411_784, 9),
        "gallons|gallon|gals|gal",
    ),
    Measure("quart", "volume", (946_352_946, 9), "quarts|quart|us quart"),
    Measure("pint", "volume", (473_176_473, 9), "pints|pint|us pint"),
    Measure("cup", "volume", (2_365_882_365, 10), "cups|cup"),
    Measure(
        "fluid ounce",
        "volume",
        (295_735_295_625, 13),
        "fluid ounces|fluid ounce|fl oz|us fluid ounce",
    ),
    Measure(
        "tablespoon",
        "volume",
        (147_867_647_813, 13),
        "tablespoons|tablespoon|tbsp",
    ),
    Measure(
        "teaspoon",
        "volume",
        (492_892_159_375, 14),
        "teaspoons|teaspoon|tsp",
    ),
    Measure(
        "barrel per day",
        "flow",
        (158_987_294_928, 9),
        "barrels per day|barrels a day|barrel per day|barrel - a - day|barrels - a - day|bpd|b / d",
    ),
    Measure(
        "barrel",
        "volume",
        (158_987_294_928, 9),
        "barrels|barrel|bbl",
    ),
    Measure(
        "cubic metre",
        "volume",
        (1000, 0),
        "cubic metres|cubic meters|cubic metre|cubic meter|m³",
    ),
    Measure(
        "cubic foot",
        "volume",
        (28_316_846_592, 9),
        "cubic feet|cubic foot",
    ),
    Measure(
        "kilogram",
        "mass",
        (1, 0),
        "kilograms|kilogrammes|kilogram|kilos|kilo|kg|kgs|k . g|k.g.",
    ),
    Measure("gram", "mass", (1, 3), "grams|grammes|gram|gs|g"),
    Measure("milligram", "mass", (1, 6), "milligrams|milligram|mg"),
    Measure(
        "microgram",
        "mass",
        (1, 9),
        "micrograms|microgram|mcg|µg|μg",
    ),
    Measure(
        "tonne",
        "mass",
        (1000, 0),
        "tonnes|tonne|metric tons|metric ton|t",
    ),
    Measure(
        "kilotonne",
        "mass",
        (1_000_000, 0),
        "kilotonnes|kilotonne|kilotons|kiloton",
    ),
    Measure(
        "megatonne",
        "mass",
        (1_000_000_000, 0),
        "megatonnes|megatonne|megatons|megaton",
    ),
    Measure(
        "gigatonne",
        "mass",
        (1_000_000_000_000, 0),
        "gigatonnes|gigatonne|gigatons|gigaton",
    ),
    Measure("dram", "mass", (17_718_451_953_125, 16), "drams|dram"),
    Measure("ton", "mass", (1000, 0), "tons|ton"),
    Measure("pound", "mass", (45_359_237, 8), "pounds|pound|lbs|lb"),
    Measure("ounce", "mass", (28_349_523_125, 12), "ounces|ounce|oz"),
    Measure("stone", "mass", (635_029_318, 8), "stone"),
    Measure(
        "kilometre per hour",
        "speed",
        (1, 0),
        "kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour|km / h|km / hr|km per hour|kph|kmh|kmph",
    ),
    Measure(
        "mile per hour",
        "speed",
        (1_609_344, 6),
        "miles per hour|miles an hour|mile per hour|mph",
    ),
    Measure(
        "metre per second",
        "speed",
        (36, 1),
        "metres per second|meters per second|m / s",
    ),
    Measure("knot", "speed", (1852, 3), "knots|knot"),
    Measure(
        "degree Celsius",
        "temperature",
        (18, 1),
        "degrees celsius|degree celsius|deg celsius|degrees centigrade|degrees c|degree c|deg c|° celsius|° c|°c|celcius|celsius|centigrade|℃|C",
    ),
    Measure(
        "degree Fahrenheit",
        "temperature",
        (1, 0),
        "degrees farenheit|degrees fahrenheit|degree fahrenheit|deg fahrenheit|degrees f|degree f|deg f|° fahrenheit|° f|farenheit|fahrenheit|℉|F",
    ),
    Measure("kelvin", "temperature", (18, 1), "kelvin|kelvins|K"),
    Measure("joule", "energy", (1, 0), "joules|joule"),
    Measure("calorie", "energy", (4184, 3), "calories|calorie"),
    Measure(
        "kilowatt-hour",
        "energy",
        (3_600_000, 0),
        "kilowatt hours|kilowatt - hours|kilowatt - hour|kwh",
    ),
    Measure(
        "megawatt-hour",
        "energy",
        (3_600_000_000, 0),
        "megawatt hours|megawatt - hours|megawatt - hour|mwh",
    ),
    Measure("watt", "power", (1, 0), "watts|watt|W"),
    Measure("kilowatt", "power", (1000, 0), "kilowatts|kilowatt|kw"),
    Measure("megawatt", "power", (1_000_000, 0), "megawatts|megawatt|mw"),
    Measure(
        "gigawatt",
        "power",
        (1_000_000_000, 0),
        "gigawatts|gigawatt|gw",
    ),
    Measure(
        "horsepower",
        "power",
        (7_456_998_715_822_702, 13),
        "horsepower|hp",
    ),
    Measure("kilobyte", "data", (1000, 0), "kilobytes|kilobyte|kb"),
    Measure("megabyte", "data", (1_000_000, 0), "megabytes|megabyte|mb"),
    Measure(
        "gigabyte",
        "data",
        (1_000_000_000, 0),
        "gigabytes|gigabyte|gb",
    ),
    Measure(
        "terabyte",
        "data",
        (1_000_000_000_000, 0),
        "terabytes|terabyte|tb",
    ),
    Measure("bit", "data", (125, 3), "bits|bit"),
    Measure("megapixel", "image", (1, 0), "megapixels|megapixel"),
    Measure("volt", "voltage", (1, 0), "volts|volt|V"),
    Measure("kilovolt", "voltage", (1000, 0), "kilovolts|kilovolt|kv"),
    Measure("ampere", "current", (1, 0), "amperes|ampere|amps|amp"),
    Measure(
        "milliampere-hour",
        "charge",
        (1, 0),
        "milliampere hours|milliampere - hours|mah",
    ),
    Measure(
        "newton metre",
        "torque",
        (1, 0),
        "newton metres|newton meters|newton metre|newton meter|nm of torque",
    ),
    Measure(
        "pound-foot",
        "torque",
        (1_355_817_948, 9),
        "pound - feet of torque|pound feet of torque|pound - feet|pound - foot|lb - ft|lb ft|foot - pounds",
    ),
    Measure(
        "pound per square inch",
        "pressure",
        (6_894_757_293, 6),
        "pounds per square inch|psi",
    ),
    Measure(
        "kilopound per square inch",
        "pressure",
        (6_894_757_293, 3),
        "ksi",
    ),
    Measure(
        "part per million",
        "concentration",
        (1, 6),
        "parts per million|part per million|parts - per - million|ppm",
    ),
    Measure(
        "part per billion",
        "concentration",
        (1, 9),
        "parts per billion|part per billion|parts - per - billion|ppb",
    ),
    Measure(
        "mile per gallon",
        "economy",
        (1, 0),
        "miles per gallon|miles to the gallon|mile per gallon|mpg",
    ),
    Measure(
        "revolution per minute",
        "rotation",
        (1, 0),
        "revolutions per minute|rpm",
    ),
    Measure(
        "radian",
        "angle",
        (572_957_795_130_823, 13),
        "radians|radian|rad",
    ),
    Measure(
        "point per game",
        "points",
        (1, 0),
        "points per game|points a game|ppg",
    ),
    Measure(
        "rebound per game",
        "rebounds",
        (1, 0),
        "rebounds per game|rebounds a game|rpg",
    ),
    Measure(
        "assist per game",
        "assists",
        (1, 0),
        "assists per game|assists a game|apg",
    ),
    Measure("decibel", "sound", (1, 0), "decibels|decibel|db"),
    Measure("hertz", "frequency", (1, 0), "hertz|hz"),
    Measure("kilohertz", "frequency", (1000, 0), "kilohertz|khz"),
    Measure("megahertz", "frequency", (1_000_000, 0), "megahertz|mhz"),
];

/// A name of a measure under its first word in lower case.
type Named = (String, &'static str, &'static Measure);

/// Sorted, because it is looked up for every figure of a text.
static NAMES: LazyLock<Vec<Named>> = LazyLock::new(|| {
    let mut names: Vec<Named> = Vec::new();
    for measure in MEASURES {
        for name in measure.3.split('|') {
            let first = name.split(' ').next().unwrap_or(name);
            names.push((first.to_lowercase(), name, measure));
        }
    }
    names.sort_by(|a, b| a.0.cmp(&b.0));
    names
});

static GATE: LazyLock<Gate> =
    LazyLock::new(|| Gate::of(NAMES.iter().map(|(first, _, _)| first.as_str())));

/// The measure whose name stands at a token, and the token after it. The longest name wins.
pub fn read(scan: &Scan, at: usize) -> Option<(Unit, usize)> {
    let word = Lower::new(scan.str(at)).filter(|_| GATE.admits(scan.str(at)))?;
    let start = NAMES.partition_point(|(first, _, _)| word.order(first).is_lt());
    let best = NAMES
        .get(start..)?
        .iter()
        .take_while(|(first, _, _)| word.order(first).is_eq())
        .filter_map(|(_, name, measure)| Some((*measure, matches(scan, at, name)?)))
        .max_by_key(|(_, end)| *end);
    let (Measure(name, dimension, (mantissa, places), _), end) = best?;
    let offset = match *name {
        "degree Celsius" => Decimal::from(32),
        "kelvin" => Decimal::new(-45967, 2),
        _ => Decimal::ZERO,
    };
    let unit = Unit {
        name: (*name).to_owned(),
        axis: Axis::Measure(dimension),
        factor: Decimal::new(*mantissa, *places),
        offset,
    };
    Some((unit, end))
}

fn matches(scan: &Scan, at: usize, name: &str) -> Option<usize> {
    if name.len() == 1 {
        // "in 5 C major" is rarer than "38 C", but "a 4 m" is a metre only in figures.
        return (scan.str(at) == name).then_some(at + 1);
    }
    let mut end = at;
    for word in name.split(' ') {
        if !scan.is(end, word) || (end > at && !scan.joined(end)) {
            return None;
        }
        end += 1;
    }
    Some(end)
}
