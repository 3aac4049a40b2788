/**
 * Whether a text can be Vietnamese at all: of two ways to read the same bytes, the one whose words are
 * syllables is meant. A sieve for whole texts, not a dictionary.
 */

/** First consonants, longest first (“gi” and “qu” with their glide). */
const ONSET = '(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvxq])?';
/** Vowels with what may follow them; tones apart. */
const OPEN =
  'a|ai|ao|au|ay|âu|ây|e|eo|ê|êu|i|ia|iu|iêu|o|oa|oai|oao|oay|oe|oeo|oi|ô|ôi|ơ|ơi|u|ua|uây|uê|ui|uy|uya|uyu|uôi|uơ|ư|ưa|ưi|ươi|ươu|ưu|y|yêu|uâ|êo|uao|uai|uay|ue|ueo';
const NASAL = '(?:a|ă|â|e|ê|i|iê|o|oa|oă|oe|ô|ơ|u|uâ|uô|uyê|ư|ươ|yê|y|ua|uă|uê|uy|oo|ia|uê)(?:m|n|ng|nh)';
const STOPPED = '(?:(?:a|ă|â|e|ê|i|iê|o|oa|oă|oe|ô|ơ|u|uâ|uô|uyê|ư|ươ|yê|y|ua|uă|uê|uy|oo)(?:ch|c|p|t)|ăk)';
const PLAIN = new RegExp(`^${ONSET}(?:${OPEN}|${NASAL})$`, 'u');
const CLOSED = new RegExp(`^${ONSET}${STOPPED}$`, 'u');

/** Grave, acute, hook, tilde, dot below. */
const TONES = /\u0300|\u0301|\u0309|\u0303|\u0323/gu;
const ACUTE_OR_DOT = /\u0301|\u0323/u;
const TONE_ON_CONSONANT = /(?![aeiouy])\p{L}(?:\u0300|\u0301|\u0309|\u0303|\u0323)/u;

/** A stretch of letters and of signs that stand for letters in old fonts: everything but ASCII that is no letter. */
const WORD = /(?:\p{L}|\p{M}|[\u00A1-\u00FF])+/gu;
const ASCII_ONLY = /^[\x20-\x7E]*$/u;

/** One syllable, composed or not, any case. */
export function isSyllable(word: string): boolean {
  const decomposed = word.toLowerCase().normalize('NFD');
  const tones = decomposed.match(TONES) ?? [];
  // ñ is no letter with a tone.
  if (tones.length > 1 || TONE_ON_CONSONANT.test(decomposed)) return false;
  const bare = decomposed.replace(TONES, '').normalize('NFC');
  if (CLOSED.test(bare)) return ACUTE_OR_DOT.test(decomposed);
  return PLAIN.test(bare);
}

/** Letters without a vowel abbreviate: QĐ, ĐVT. */
const ABBREVIATION = /^[bcdđghklmnpqrstvxfjwz]+$/iu;

/** Every word that is more than ASCII is a syllable; undefined where there is no such word to judge by. */
export function isVietnamese(text: string): boolean | undefined {
  const words = (text.match(WORD) ?? []).filter((word) => !ASCII_ONLY.test(word) && !ABBREVIATION.test(word));
  return words.length === 0 ? undefined : words.every(isSyllable);
}
