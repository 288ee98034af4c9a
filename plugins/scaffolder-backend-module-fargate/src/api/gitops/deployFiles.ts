import { ConflictError } from '@backstage/errors';
import { parseTemplate } from '@fargate-api/backstage-plugin-fargate-api-node';
import { isAttribution } from '../attribution/attribution';

/** Where a repository has what its pipeline applies. */
export const FILES = {
  template: 'deploy/template.yml',
  parameters: 'deploy/parameters.json',
} as const;

const IMAGE = 'ImageUrl';

/** What CloudFormation shows of a parameter with `NoEcho`. */
const NO_ECHO = '****';

/** A parameter in the format of the AWS CLI. */
interface Parameter {
  ParameterKey: string;
  ParameterValue?: string;
  UsePreviousValue?: true;
}

/** What a stack is made of. */
export interface StackSource {
  template: string;
  parameters: Readonly<Record<string, string>>;
}

/**
 * The files of a repository from which its pipeline makes a stack. What each
 * deployment says of itself is not in them, nor the image, which is that of the
 * commit unless it is pinned.
 *
 * @param options.pins - whether they pin the image that the stack has.
 * @returns by path.
 */
export function deployFiles(
  { template, parameters }: StackSource,
  { pins }: { pins: boolean },
): Record<string, string> {
  const { Parameters = {} } = parseTemplate(template).toJS();
  const list = Object.keys(Parameters)
    .filter(name => Object.hasOwn(parameters, name))
    .map(name =>
      isOfDeployment(name) ||
      (name === IMAGE && !pins) ||
      parameters[name] === NO_ECHO
        ? { ParameterKey: name, UsePreviousValue: true }
        : { ParameterKey: name, ParameterValue: parameters[name] },
    );
  return {
    [FILES.template]: template,
    [FILES.parameters]: `${JSON.stringify(list, null, 2)}\n`,
  };
}

/** Whether a file pins the image, so that commits do not change it. */
export function pinsImage(parametersFile: string): boolean {
  return Object.hasOwn(valuesIn(parametersFile), IMAGE);
}

/**
 * What of the files of a repository is not what a stack has, which a proposal of the
 * portal would undo.
 *
 * @returns names of parameters, and of the file of the template.
 * @throws ConflictError when the file of the parameters cannot be read.
 */
export function differences(
  files: { template: string; parameters: string },
  stack: StackSource,
): string[] {
  const values = valuesIn(files.parameters);
  return [
    ...(files.template.trimEnd() === stack.template.trimEnd()
      ? []
      : [FILES.template]),
    ...Object.keys(values).filter(
      name => values[name] !== stack.parameters[name],
    ),
  ];
}

/** Whether a parameter says how one deployment came about, or who holds others. */
export function isOfDeployment(name: string): boolean {
  return isAttribution(name) || name === 'DeploymentHold';
}

function valuesIn(parametersFile: string): Record<string, string> {
  try {
    const list = JSON.parse(parametersFile) as Parameter[];
    return Object.fromEntries(
      list.flatMap(({ ParameterKey, ParameterValue }) =>
        ParameterValue === undefined ? [] : [[ParameterKey, ParameterValue]],
      ),
    );
  } catch (error) {
    throw new ConflictError(
      `${FILES.parameters} of the repository is not what the AWS CLI takes as --parameters: ${error}`,
    );
  }
}
