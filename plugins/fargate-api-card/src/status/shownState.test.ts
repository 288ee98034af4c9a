import { gone } from '../../dev/fixtures/gone';
import { healthy } from '../../dev/fixtures/healthy';
import { stale, throttled } from '../../dev/fixtures/throttled';
import { unknown } from '../../dev/fixtures/unknown';
import { shownStateOf } from './shownState';

describe('shownStateOf', () => {
  it.each([
    ['healthy', 'just read', healthy, 0],
    ['healthy', '2 min 10 s old', throttled, 0],
    ['healthy', 'a moment short of 5 min old', healthy, 299_999],
    ['stale', '5 min old by the browser', healthy, 300_000],
    ['stale', '12 min old by AWS', stale, 0],
    ['gone', 'not found for an hour', gone, 3_600_000],
    ['unknown', 'never read', unknown, 3_600_000],
  ] as const)('is %s when %s', (expected, _, status, elapsed) => {
    expect(shownStateOf(status, elapsed)).toBe(expected);
  });
});
