import { parseTemplate } from '@fargate-api/backstage-plugin-fargate-api-node';
import { DeploymentContext } from '../../stack/DeploymentContext';
import { ApiStack } from '../apiUpdate';
import { readTemplate } from '../configuration/configureTemplate';
import { sidecarsIn } from '../sidecars/setSidecars';

/**
 * The images of those sidecars that an API has too. A promotion adds and removes none:
 * logs which differ.
 *
 * @param images - of the other API's sidecars, by their names.
 */
export async function promotedSidecars(
  context: DeploymentContext,
  stack: ApiStack,
  images: Readonly<Record<string, string>>,
): Promise<{ name: string; image: string }[]> {
  const body = await readTemplate(context, stack);
  const own = sidecarsIn(parseTemplate(body)).map(({ name }) => name);
  const others = Object.keys(images);
  const note = (names: readonly string[], text: string) =>
    names.length && context.log.line('Note', `${names.join(', ')}: ${text}`);
  note(
    others.filter(name => !own.includes(name)),
    'a sidecar that this API does not have, and that is not added',
  );
  note(
    own.flatMap(name => (name && !others.includes(name) ? [name] : [])),
    'a sidecar that the other API does not have, and that stays as it is',
  );
  return others
    .filter(name => own.includes(name))
    .map(name => ({ name, image: images[name] }));
}
