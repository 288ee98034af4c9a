import { placeNames } from './placeNames';

const place = (target: string, cluster?: string, name?: string) => ({
  id: [target, cluster, name].filter(Boolean).join('/'),
  target: { name: target, accountId: '123456789012', region: 'eu-west-1' },
  cluster,
  name,
});

it.each([
  [
    'by target and region',
    [place('dev', 'main', 'orders'), place('prod', 'main', 'orders')],
    ['dev · eu-west-1', 'prod · eu-west-1'],
  ],
  [
    'by cluster in one target',
    [place('dev', 'blue', 'orders'), place('dev', 'green', 'orders')],
    ['dev · eu-west-1 · blue', 'dev · eu-west-1 · green'],
  ],
  [
    'by service in one cluster',
    [place('dev', 'main', 'orders'), place('dev', 'main', 'admin')],
    ['dev · eu-west-1 · main · orders', 'dev · eu-west-1 · main · admin'],
  ],
  [
    'with a stack that has no service yet',
    [place('dev', undefined, 'orders'), place('dev', 'main', 'orders')],
    ['dev · eu-west-1', 'dev · eu-west-1 · main'],
  ],
])('names places %s', (_, places, names) => {
  expect(placeNames(places)).toEqual(names);
});
