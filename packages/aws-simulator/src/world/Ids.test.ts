import { Ids } from './Ids';

describe('Ids', () => {
  it.each([
    ['hex', (ids: Ids) => ids.hex(8), /^[0-9a-f]{8}$/],
    ['digits', (ids: Ids) => ids.digits(8), /^\d{8}$/],
    ['upper', (ids: Ids) => ids.upper(12), /^[A-Z0-9]{12}$/],
    ['mixed', (ids: Ids) => ids.mixed(12), /^[A-Za-z0-9]{12}$/],
    ['ec2', (ids: Ids) => ids.ec2('vpc'), /^vpc-0[0-9a-f]{16}$/],
    [
      'uuid',
      (ids: Ids) => ids.uuid(),
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
    ],
  ])(
    '%s has its form, follows from the seed and never repeats',
    (_, make, form) => {
      const ids = new Ids(1);
      const made = Array.from({ length: 100 }, () => make(ids));
      expect(made.every(id => form.test(id))).toBe(true);
      expect(new Set(made).size).toBe(100);

      const same = new Ids(1);
      expect(Array.from({ length: 100 }, () => make(same))).toEqual(made);
      expect(make(new Ids(2))).not.toBe(made[0]);
    },
  );
});
