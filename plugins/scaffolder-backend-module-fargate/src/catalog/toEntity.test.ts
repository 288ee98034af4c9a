import { toEntity } from './toEntity';

describe('toEntity', () => {
  it('has a default namespace, and leaves out what is empty', () => {
    expect(
      toEntity({
        name: 'orders',
        owner: 'group:default/a',
        namespace: '',
        title: '',
        description: '',
        system: '',
        lifecycle: '',
        tags: [],
      }),
    ).toStrictEqual({
      namespace: 'default',
      name: 'orders',
      owner: 'group:default/a',
      title: undefined,
      description: undefined,
      system: undefined,
      lifecycle: undefined,
      tags: undefined,
    });
  });

  it('has what a person enters', () => {
    const input = {
      name: 'orders',
      owner: 'group:default/a',
      namespace: 'pay',
      title: 'Orders',
      description: 'What customers want.',
      system: 'system:default/shop',
      lifecycle: 'production',
      tags: ['shop'],
    };
    expect(toEntity(input)).toEqual(input);
  });

  it.each([
    [{ name: 'a b' }, /^name: /],
    [{ namespace: 'a b' }, /^namespace: "a b" cannot be used/],
    [{ title: 'a\u202eb' }, /^title: /],
    [{ description: 'a\u202eb' }, /^description: /],
    [{ lifecycle: 'a\u202eb' }, /^lifecycle: /],
    [{ system: 'a b' }, /^system: /],
  ])('refuses %j at its field', (changes, message) => {
    expect(() =>
      toEntity({ name: 'orders', owner: 'group:default/a', ...changes }),
    ).toThrow(message);
  });
});
