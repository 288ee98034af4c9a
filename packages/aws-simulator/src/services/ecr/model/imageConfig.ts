import { behaviourNames } from '../../../containers/behaviourOf';
import { Repository, invalidParameter } from './Ecr';
import { Manifest } from './manifest';

/** The label that says what the containers of a pushed image do. */
const BEHAVIOUR_LABEL = 'aws-simulator.behaviour';

/** What the simulator reads of the configuration of an image. */
export interface ImageConfig {
  /** For which it is built, by its name in OCI. */
  architecture?: string;
  /** One of {@link behaviourNames}. */
  behaviour?: string;
  /** The TCP ports that it exposes. */
  ports: number[];
  /** The environment variables of the image. */
  environment: [name: string, value: string][];
  /** What starts it. */
  command: string;
}

/** The configuration that a manifest names; one that is no JSON object says nothing. */
export function readConfig(
  { layers }: Repository,
  { config: descriptor }: Manifest,
): ImageConfig {
  const { architecture, config } = parse(layers.get(descriptor?.digest ?? ''));
  const { Labels, ExposedPorts, Env, Entrypoint, Cmd } = Object(config);
  return {
    architecture,
    behaviour: Labels?.[BEHAVIOUR_LABEL],
    ports: Object.keys(Object(ExposedPorts))
      .filter(port => /^\d+(\/tcp)?$/.test(port))
      .map(port => parseInt(port, 10)),
    environment: [Env ?? []].flat().map((variable: string) => {
      const [name, ...value] = String(variable).split('=');
      return [name, value.join('=')];
    }),
    command: String([Entrypoint ?? [], Cmd ?? []].flat()[0] ?? '/bin/sh'),
  };
}

/** @throws AwsError `InvalidParameterException` for a label that the simulator does not know */
export function checkBehaviour(
  repository: Repository,
  manifest: Manifest,
): void {
  const { behaviour } = readConfig(repository, manifest);
  if (behaviour !== undefined && !behaviourNames.includes(behaviour)) {
    throw invalidParameter(
      'ImageManifest',
      `The AWS simulator does not know the behaviour ${behaviour} of the label ${BEHAVIOUR_LABEL}, but ${behaviourNames.join(
        ', ',
      )}`,
    );
  }
}

function parse(blob: Buffer | undefined): Record<string, any> {
  try {
    return Object(JSON.parse(String(blob)));
  } catch {
    return {};
  }
}
