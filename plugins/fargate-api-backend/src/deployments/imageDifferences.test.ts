import { DeploymentDifference } from '@fargate-api/backstage-plugin-fargate-api-common';
import { withDigests } from './imageDifferences';

const one = (image: string, digest?: string) => [
  { container: 'api', image, ...(digest && { digest }) },
];
const changed = (running: string, deployed: string): DeploymentDifference => ({
  subject: 'image',
  container: 'api',
  change: 'changed',
  running,
  deployed,
});

describe('withDigests', () => {
  it.each([
    [
      'shows both digests of a tag that was moved',
      [],
      one('api:1', 'sha256:a'),
      one('api:1', 'sha256:b'),
      [changed('api:1@sha256:a', 'api:1@sha256:b')],
    ],
    [
      'leaves out two names of the same image',
      [changed('api@sha256:a', 'api:1')],
      one('api@sha256:a', 'sha256:a'),
      one('api:1', 'sha256:a'),
      [],
    ],
    [
      'keeps other images',
      [changed('api:2', 'api:1')],
      one('api:2', 'sha256:b'),
      one('api:1', 'sha256:a'),
      [changed('api:2', 'api:1')],
    ],
    [
      'keeps other names while a digest is not known',
      [changed('api:2', 'api:1')],
      one('api:2'),
      one('api:1'),
      [changed('api:2', 'api:1')],
    ],
  ])('%s', (_, differences, running, deployed, expected) => {
    expect(withDigests(differences, running, deployed)).toEqual(expected);
  });
});
