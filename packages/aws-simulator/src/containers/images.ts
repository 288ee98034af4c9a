import { ContainerBehaviour, WellKnownImage } from './ContainerBehaviour';

/** The behaviour of any other image: a web server that answers 200 on its container port. */
export const ordinaryBehaviour: ContainerBehaviour = {
  exists: true,
  listensAfterSeconds: 1,
  status: 200,
  log: ['server started'],
};

const repository = 'public.ecr.aws/fargate-api';

/** The images with another behaviour, by name. */
export const wellKnownImages: readonly WellKnownImage[] = [
  {
    image: `${repository}/crash:1`,
    description: 'Exits with code 1 two seconds after its start.',
    behaviour: {
      ...ordinaryBehaviour,
      exits: { afterSeconds: 2, exitCode: 1 },
      log: [
        'starting',
        'Error: Environment variable DATABASE_URL is not set',
        '    at readConfig (/app/server.js:12:11)',
      ],
    },
  },
  {
    image: `${repository}/needs-env:1`,
    description:
      'Exits with code 1 unless the environment variable DATABASE_URL is set.',
    behaviour: { ...ordinaryBehaviour, log: ['connected', 'server started'] },
    needs: ['DATABASE_URL'],
  },
  {
    image: `${repository}/migrate:1`,
    description:
      'Exits with code 0 five seconds after its start, as a database migration does.',
    behaviour: {
      ...ordinaryBehaviour,
      exits: { afterSeconds: 5, exitCode: 0 },
      log: ['3 migrations applied'],
    },
  },
  {
    image: `${repository}/other-port:1`,
    description:
      'Listens on port 9999, whatever port the task definition names.',
    behaviour: {
      ...ordinaryBehaviour,
      listensOn: 9999,
      log: ['listening on port 9999'],
    },
  },
  {
    image: `${repository}/status-500:1`,
    description: 'Answers every request with status 500.',
    behaviour: {
      ...ordinaryBehaviour,
      status: 500,
      log: ['server started', 'GET / 500 Internal Server Error'],
    },
  },
  {
    image: `${repository}/does-not-exist:1`,
    description:
      'Is not in its registry; so is every image with the tag does-not-exist.',
    behaviour: { ...ordinaryBehaviour, exists: false, log: [] },
  },
  {
    image: 'registry.fargate-api.example/private:1',
    description:
      'Is in a registry that gives it only to who signs in, with any username and password.',
    behaviour: { ...ordinaryBehaviour, isPrivate: true },
  },
  {
    image: `${repository}/out-of-memory:1`,
    description: 'Is killed for using too much memory, with exit code 137.',
    behaviour: {
      ...ordinaryBehaviour,
      exits: {
        afterSeconds: 4,
        exitCode: 137,
        reason: 'OutOfMemoryError: Container killed due to memory usage',
      },
      log: ['server started', 'warming the cache'],
    },
  },
  {
    image: `${repository}/slow-stop:1`,
    description:
      'Goes on serving for 90 seconds after SIGTERM, as far as its stop timeout lets it.',
    behaviour: {
      ...ordinaryBehaviour,
      servesAfterSigterm: 90,
      log: ['server started'],
    },
  },
  {
    image: `${repository}/slow-start:1`,
    description: 'Listens only 90 seconds after its start.',
    behaviour: {
      ...ordinaryBehaviour,
      listensAfterSeconds: 90,
      log: ['loading the model, this takes 90 seconds'],
    },
  },
];
