import { compileJavaPattern, matchesJavaPattern } from './javaPattern';

it.each<[string, string[], string[]]>([
  ['[a-z]+', ['a', 'abc'], ['', 'A', 'a1', 'a\n']],
  ['(?i)[a-z]+', ['ABC', 'abc', 'aBc'], ['1']],
  ['(?i)abc|D', ['ABC', 'd'], ['ab']],
  ['a(?i)b(?-i)c', ['abc', 'aBc'], ['Abc', 'abC']],
  ['(?i:a)b', ['ab', 'Ab'], ['aB']],
  ['(?s).*', ['a\nb'], []],
  ['.*', ['ab'], ['a\nb']],
  ['(?x) a b # comment', ['ab'], ['a b']],
  ['[a-z]++', ['abc'], ['1']],
  ['a*+a', [], ['aaa']],
  ['(?>a+)b', ['aab'], ['aa']],
  ['\\p{Alpha}+', ['aZ'], ['a1', 'é']],
  ['\\p{L}+', ['aé'], ['1']],
  ['\\pL\\PL', ['a1'], ['aa']],
  ['\\p{Lower}\\p{Upper}\\p{Digit}\\p{Punct}', ['aA1!'], ['Aa1!']],
  ['\\p{IsLatin}+', ['abc'], ['αβγ']],
  ['\\A[a-z]+\\z', ['abc'], ['a1']],
  ['^[a-z]+\\Z$', ['abc'], ['a1']],
  ['\\d{2,3}', ['12', '123'], ['1', '1234', '٣٣']],
  ['\\Qa.b\\E', ['a.b'], ['axb']],
  ['[\\Q.-\\E]', ['.', '-'], ['a']],
  ['[a-d[m-p]]', ['a', 'm'], ['e']],
  ['[a-z&&[^b-y]]', ['a', 'z'], ['b']],
  ['[-a_]', ['-', 'a', '_'], ['b']],
  ['[]a]', [']', 'a'], ['b']],
  ['[(){}/|]', ['(', '}', '/'], ['a']],
  ['[\\w.-]+@x', ['a.b-c@x'], ['a b@x']],
  ['(a)(b)\\2\\1', ['abba'], ['abab']],
  ['(?<x>a)\\k<x>', ['aa'], ['ab']],
  ['\\x41\\u0042\\t', ['AB\t'], ['ab']],
  ['[\\uD800\\uDC00-\\uDBFF\\uDFFF]+', ['😀'], ['a']],
  ['/:@-', ['/:@-'], ['']],
  ['\\-\\/', ['-/'], ['']],
  ['', [''], ['a']],
  ['(?=a).+', ['ab'], ['ba']],
  ['a}', ['a}'], ['a']],
  ['\\S+\\s\\S+', ['a b'], ['a\u00a0b']],
])('%s', (pattern, matching, others) => {
  for (const text of matching) {
    expect([text, matchesJavaPattern(pattern, text)]).toEqual([text, true]);
  }
  for (const text of others) {
    expect([text, matchesJavaPattern(pattern, text)]).toEqual([text, false]);
  }
});

it.each([
  '[a-',
  '(a',
  'a)',
  '*a',
  '{2}',
  '[z-a]',
  '\\y',
  '(?q)a',
  'a**',
  '\\p{Nope}',
])('does not compile %s', pattern => {
  expect(() => compileJavaPattern(pattern)).toThrow(SyntaxError);
});
