//! Currencies: their names, codes and signs.

/// A name, its code, and whether the name has other meanings.
pub type Row = (&'static str, &'static str, bool);

/// Names of currencies and their ISO 4217 codes, longest first; an empty code where the name
/// alone does not tell. `true` where the name has other meanings ("won", "pounds"): these need
/// a sum that only money has.
pub const NAMES: &[Row] = &[
    ("hong kong dollar", "HKD", false),
    ("hongkong dollar", "HKD", false),
    ("egyptianpound", "EGP", false),
    ("saudiriyal", "SAR", false),
    ("new zealand dollar", "NZD", false),
    ("us dollar", "USD", false),
    ("u.s. dollar", "USD", false),
    ("american dollar", "USD", false),
    ("canadian dollar", "CAD", false),
    ("australian dollar", "AUD", false),
    ("singapore dollar", "SGD", false),
    ("taiwan dollar", "TWD", false),
    ("swiss franc", "CHF", false),
    ("pound sterling", "GBP", false),
    ("british pound", "GBP", false),
    ("egyptian pound", "EGP", false),
    ("indian rupee", "INR", false),
    ("pakistani rupee", "PKR", false),
    ("mexican peso", "MXN", false),
    ("argentine peso", "ARS", false),
    ("swedish krona", "SEK", false),
    ("norwegian krone", "NOK", false),
    ("danish krone", "DKK", false),
    ("turkish lira", "TRY", false),
    ("russian ruble", "RUB", false),
    ("russian rouble", "RUB", false),
    ("chinese yuan", "CNY", false),
    ("japanese yen", "JPY", false),
    ("korean won", "KRW", false),
    ("saudi riyal", "SAR", false),
    ("united states dollar", "USD", false),
    ("kuwaiti dinar", "KWD", false),
    ("lebanese pound", "LBP", false),
    ("qatari riyal", "QAR", false),
    ("malaysian ringgit", "MYR", false),
    ("malaysia ringgit", "MYR", false),
    ("croatian kuna", "HRK", false),
    ("ukrainian hryvnia", "UAH", false),
    ("indonesian rupiah", "IDR", false),
    ("vietnamese dong", "VND", false),
    ("philippine peso", "PHP", false),
    ("colombian peso", "COP", false),
    ("chilean peso", "CLP", false),
    ("finnish markka", "FIM", false),
    ("finnish mark", "FIM", false),
    ("german mark", "DEM", false),
    ("deutsche mark", "DEM", false),
    ("deutschmark", "DEM", false),
    ("french franc", "FRF", false),
    ("belgian franc", "BEF", false),
    ("dutch guilder", "NLG", false),
    ("italian lira", "ITL", false),
    ("italian lire", "ITL", false),
    ("spanish peseta", "ESP", false),
    ("markka", "FIM", false),
    ("guilder", "NLG", false),
    ("peseta", "ESP", false),
    ("escudo", "PTE", false),
    ("drachma", "GRD", false),
    ("drachmas", "GRD", false),
    ("lire", "ITL", false),
    ("rupiah", "IDR", false),
    ("kuna", "HRK", false),
    ("forints", "HUF", false),
    ("koruna", "CZK", false),
    ("tugrik", "MNT", false),
    ("tögrög", "MNT", false),
    ("kuai", "CNY", false),
    ("yuan renminbi", "CNY", false),
    ("bitcoin", "BTC", false),
    ("satoshi", "", false),
    ("rial", "", false),
    ("bolivar", "", false),
    ("shilling", "", false),
    ("dollar", "USD", false),
    ("dlr", "USD", false),
    ("us dlr", "USD", false),
    ("u.s. dlr", "USD", false),
    ("canadian dlr", "CAD", false),
    ("australian dlr", "AUD", false),
    ("hong kong dlr", "HKD", false),
    ("new zealand dlr", "NZD", false),
    ("singapore dlr", "SGD", false),
    ("taiwan dlr", "TWD", false),
    ("stg", "GBP", false),
    ("buck", "USD", false),
    ("greenback", "USD", false),
    ("euro", "EUR", false),
    ("pound", "GBP", true),
    ("quid", "GBP", false),
    ("sterling", "GBP", false),
    ("yen", "JPY", false),
    ("yuan", "CNY", false),
    ("renminbi", "CNY", false),
    ("rmb", "CNY", false),
    ("ruble", "RUB", false),
    ("rouble", "RUB", false),
    ("hryvnia", "UAH", false),
    ("hryvnias", "UAH", false),
    ("rupee", "INR", false),
    ("shekel", "ILS", false),
    ("zloty", "PLN", false),
    ("zlotys", "PLN", false),
    ("forint", "HUF", false),
    ("baht", "THB", false),
    ("rand", "ZAR", true),
    ("lira", "TRY", true),
    ("won", "KRW", true),
    ("real", "BRL", true),
    ("reais", "BRL", false),
    ("ringgit", "MYR", false),
    ("naira", "NGN", false),
    ("franc", "", false),
    ("peso", "", false),
    ("krona", "SEK", false),
    ("kronor", "SEK", false),
    ("krone", "", false),
    ("kroner", "", false),
    ("dinar", "", false),
    ("dirham", "AED", false),
    ("riyal", "SAR", false),
    ("tenge", "KZT", false),
];

/// Codes that are written beside a figure, in capitals, sorted.
const CODES: &[&str] = &[
    "AED", "ARS", "AUD", "BGN", "BRL", "BTC", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DEM",
    "DKK", "EGP", "EUR", "FRF", "GBP", "HKD", "HRK", "HUF", "IDR", "ILS", "INR", "IRR", "ITL",
    "JPY", "KES", "KRW", "KWD", "KZT", "LBP", "MNT", "MXN", "MYR", "NGN", "NLG", "NOK", "NZD",
    "PHP", "PKR", "PLN", "QAR", "RMB", "RON", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "TWD",
    "UAH", "USD", "VND", "ZAR",
];

/// The currency code that a word is, in capitals.
pub fn code(word: &str) -> Option<&'static str> {
    if word.len() != 3 {
        return None;
    }
    let at = CODES.binary_search(&word).ok()?;
    CODES.get(at).copied()
}

/// The code, in capitals or, where it is no word of English, in lower case; "MUSD" is a million.
pub fn any_code(word: &str) -> Option<(&'static str, u8)> {
    const LOWER: [(&str, &str); 9] = [
        ("usd", "USD"),
        ("eur", "EUR"),
        ("gbp", "GBP"),
        ("aud", "AUD"),
        ("cad", "CAD"),
        ("nzd", "NZD"),
        ("jpy", "JPY"),
        ("mxn", "MXN"),
        ("rmb", "CNY"),
    ];
    if !(3..=4).contains(&word.len()) {
        return None;
    }
    let named = |code: &'static str| if code == "RMB" { "CNY" } else { code };
    if let Some(code) = code(word) {
        return Some((named(code), 0));
    }
    if let Some(code) = word
        .strip_prefix('M')
        .filter(|c| c.len() == 3)
        .and_then(code)
    {
        return Some((named(code), 6));
    }
    LOWER
        .iter()
        .find(|(lower, _)| *lower == word)
        .map(|(_, code)| (*code, 0))
}

/// A currency's sign.
pub fn sign(mark: char) -> Option<&'static str> {
    Some(match mark {
        '$' => "USD",
        '€' => "EUR",
        '£' => "GBP",
        '¥' | '￥' => "JPY",
        '元' => "CNY",
        '₹' => "INR",
        '₽' => "RUB",
        '₴' => "UAH",
        '₩' => "KRW",
        '₪' => "ILS",
        '₡' => "CRC",
        '₾' => "GEL",
        '₭' => "LAK",
        '₿' => "BTC",
        '₺' => "TRY",
        '₦' => "NGN",
        '₫' => "VND",
        '₱' => "PHP",
        '₸' => "KZT",
        _ => return None,
    })
}
