//! Words that end the reach of a figure to its noun: "28 of", "seven were", "two then".

use super::keyed::{Key, Words};

/// In one string, because one word a line would fill the screen.
const WORDS: &str = "\
a about above according across added adds after again against ago ahead all almost alone \
along already also although always am among an and another any apiece appears are around \
as asked at away back be became because been before began begins behind being below \
beneath beside besides between beyond both brings but by calls came can comes could dead \
despite did died does done down due during each either else ends even ever every except \
fell for found from gained gave gets gives goes got had happens has have he helps her \
here him his holds how however hurt i if in includes injured inside instead into is it \
its just keeps killed knows last later leads least leaves left less lets likes looks \
lost made makes may me means might minus missing more most much must my near nearly \
needs nevertheless next no nor not now of off on once only onto or other others our out \
outside over overseas per perhaps plays plus previous puts ran remains respectively \
returns rises rose runs said same saw says seems sees sends serious several she should \
shows since so some sometimes stands starts stays still such suggests takes than that \
the their them themselves then there these they thinks this those though through \
throughout thus till to together told too took toward towards tries turns twice under \
unless until up upon us uses various versus very via vs wants was we went were what \
whatever when where whereas whether which while who whose why will with within without \
won works worldwide would wounded yes yesterday yet you your";

static SET: Words<1024> = Words::listed(WORDS);

/// Whether a word, in any case, is one of them.
pub fn contains(word: &str) -> bool {
    SET.has(Key::of(word))
}
