import { lastBegun, shownSteps } from './shownSteps';

const asked = '${{ parameters.repository == "github" }}';

it.each([
  [undefined, undefined, true],
  [undefined, 'open', true],
  [undefined, 'skipped', true],
  [asked, undefined, false],
  [asked, 'open', false],
  [asked, 'skipped', false],
  [asked, 'processing', true],
  [asked, 'completed', true],
  [asked, 'failed', true],
  [asked, 'cancelled', true],
  [false, 'skipped', false],
])(
  'a step with the condition %j that is %s is shown: %s',
  (condition, status, isShown) => {
    const step = { if: condition, status };
    expect(shownSteps([step])).toEqual(isShown ? [step] : []);
  },
);

it.each([
  [[], 0],
  [[{}, { status: 'open' }], 0],
  [[{ status: 'completed' }, { status: 'processing' }, { status: 'open' }], 1],
  [[{ status: 'completed' }, { status: 'completed' }], 1],
])('of %j the last that has begun is %d', (steps, index) => {
  expect(lastBegun(steps)).toBe(index);
});
