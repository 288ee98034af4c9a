import { isAlias, isMap, isPair, isScalar, isSeq, Node, YAMLMap } from 'yaml';
import { parseTemplate } from '@fargate-api/backstage-plugin-fargate-api-node';
import { taskDefinitionOf } from '../container/containerNodes';

/** A template with the values of its parameters. */
export interface DeployedTemplate {
  template: string;
  parameters: Readonly<Record<string, string>>;
}

/** What changes without a new revision. */
const IN_PLACE = 'Tags';

/**
 * Whether an update makes CloudFormation register a new revision of the task
 * definition, as far as its template and parameters tell.
 */
export function registersRevision(
  before: DeployedTemplate,
  after: DeployedTemplate,
): boolean {
  const [old, changed] = [before, after].map(textOf);
  return (
    old === undefined ||
    old !== changed ||
    parametersIn(old).some(
      name => before.parameters[name] !== after.parameters[name],
    )
  );
}

/**
 * The properties of the task definition that are part of a revision, and the conditions
 * that decide about them.
 */
function textOf({ template }: DeployedTemplate): string | undefined {
  const document = parseTemplate(template);
  const properties = taskDefinitionOf(document);
  if (!properties) {
    return undefined;
  }
  const text = canonical(withoutTags(properties));
  const conditions = [...text.matchAll(/!If\["(\w+)"/g)].map(([, name]) =>
    canonical(document.getIn(['Conditions', name], true)),
  );
  return [text, ...conditions].join('\n');
}

function withoutTags(properties: YAMLMap): YAMLMap {
  const copy = properties.clone() as YAMLMap;
  copy.delete(IN_PLACE);
  return copy;
}

/** A node with its functions, without comments and the order of keys. */
function canonical(node: unknown): string {
  const tag = (node as Node | undefined)?.tag ?? '';
  if (isMap(node)) {
    const members = node.items.map(
      pair => `${canonical(pair.key)}: ${canonical(pair.value)}`,
    );
    return `${tag}{${members.sort().join(', ')}}`;
  }
  if (isSeq(node)) {
    return `${tag}[${node.items.map(canonical).join(', ')}]`;
  }
  if (isScalar(node)) {
    return `${tag}${JSON.stringify(node.value)}`;
  }
  return isAlias(node) || isPair(node) ? String(node) : JSON.stringify(node);
}

/** The names that a text of {@link canonical} refers to, be they parameters or resources. */
function parametersIn(text: string): string[] {
  return [
    ...text.matchAll(/!Ref"(\w+)"/g),
    ...text.matchAll(/\$\{(\w+)\}/g),
  ].map(([, name]) => name);
}
