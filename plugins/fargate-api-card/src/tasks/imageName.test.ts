import { imageName } from './imageName';

describe('imageName', () => {
  it.each([
    ['public.ecr.aws/docker/library/nginx:1.27', 'nginx:1.27'],
    ['nginx', 'nginx'],
    ['localhost:5000/orders:v1', 'orders:v1'],
    [
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
      'orders@sha256:0123456789ab…',
    ],
  ])('shortens %s to %s', (image, name) => {
    expect(imageName(image)).toBe(name);
  });
});
