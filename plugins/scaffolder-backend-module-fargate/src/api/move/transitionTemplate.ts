import { ApiKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  MOVING_PARAMETER,
  parseTemplate,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  Document,
  isMap,
  isScalar,
  isSeq,
  visit,
  YAMLMap,
  YAMLSeq,
} from 'yaml';

/**
 * The sections of which the stack has those of both templates. Its outputs tell of where
 * the API goes: one load balancer with its target group.
 */
const SECTIONS = ['Parameters', 'Mappings', 'Conditions', 'Resources'] as const;

/** The condition under which either template has a certificate of the stack's own. */
const CERTIFICATE_CONDITION = 'CertifiesItself';

const SERVICE = ['Resources', 'Service'];

/** What has to be there before a name leads to a load balancer. */
const LISTENING = [
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::ListenerCertificate',
  'AWS::ElasticLoadBalancingV2::ListenerRule',
];

/**
 * The template of an API between two load balancers: that of where it goes, with what
 * it has until then. The service has the target groups of both, the new one first, and
 * the name moves only once the service is stable, which it is when its tasks are healthy
 * in both. What the two templates name alike is the same resource of the stack.
 *
 * @param from - the template of where it is.
 * @param to - the template of where it goes.
 * @param kind - of API that `to` is for.
 */
export function transitionTemplate(
  from: string,
  to: string,
  kind: ApiKind,
): string {
  const old = parseTemplate(from);
  const document = parseTemplate(to);
  for (const section of SECTIONS) {
    for (const pair of mapAt(old, [section]).items) {
      if (!document.hasIn([section, pair.key])) {
        mapAt(document, [section]).items.push(pair);
      }
    }
  }
  set(document, ['Parameters', MOVING_PARAMETER], {
    Type: 'String',
    Default: kind,
    AllowedValues: [kind],
  });
  appendMissing(document, old, [...SERVICE, 'Properties', 'LoadBalancers']);
  appendMissing(document, old, [
    ...SERVICE,
    'Properties',
    'NetworkConfiguration',
    'AwsvpcConfiguration',
    'SecurityGroups',
  ]);
  dependOn(document, 'Service', dependenciesOf(old, 'Service'));
  // The listeners and certificates of where it goes, whichever these are.
  dependOn(document, 'AliasRecord', [
    'Service',
    ...Object.entries(document.toJS().Resources as Record<string, Resource>)
      .filter(
        ([id, { Type }]) =>
          LISTENING.includes(Type) && !old.hasIn(['Resources', id]),
      )
      .map(([id]) => id),
  ]);
  set(document, ['Conditions', CERTIFICATE_CONDITION], {
    'Fn::Or': [old, document].map(one => ({
      Condition: one.getIn(['Resources', 'Certificate', 'Condition']),
    })),
  });
  document.setIn(
    ['Resources', 'Certificate', 'Condition'],
    CERTIFICATE_CONDITION,
  );
  return withoutTexts(document).toString({ lineWidth: 0 });
}

/** Resources of which a template has others than the other template. */
export function resourcesOnlyIn(template: string, other: string): string[] {
  const ids = (text: string) =>
    Object.keys(parseTemplate(text).toJS().Resources);
  const others = ids(other);
  return ids(template).filter(id => !others.includes(id));
}

interface Resource {
  Type: string;
  DependsOn?: string | string[];
}

/** Two templates need the room of texts that only people read. */
function withoutTexts(document: Document): Document {
  visit(document, {
    Node: (_, node) => {
      node.comment = undefined;
      node.commentBefore = undefined;
    },
  });
  for (const { value } of mapAt(document, ['Parameters']).items) {
    if (isMap(value)) {
      value.delete('Description');
      value.delete('ConstraintDescription');
    }
  }
  for (const { value } of mapAt(document, ['Outputs']).items) {
    if (isMap(value)) {
      value.delete('Description');
    }
  }
  return document;
}

function appendMissing(
  document: Document,
  old: Document,
  path: readonly string[],
): void {
  const list = document.getIn(path, true) as YAMLSeq;
  const more = old.getIn(path, true) as YAMLSeq;
  const texts = list.items.map(textOf);
  list.items.push(...more.items.filter(one => !texts.includes(textOf(one))));
}

function textOf(node: unknown): string {
  return isScalar(node) || isMap(node) || isSeq(node)
    ? JSON.stringify([node.tag, node])
    : String(node);
}

function dependOn(
  document: Document,
  id: string,
  ids: readonly string[],
): void {
  set(
    document,
    ['Resources', id, 'DependsOn'],
    [...new Set([...dependenciesOf(document, id), ...ids])],
  );
}

function dependenciesOf(document: Document, id: string): string[] {
  const { DependsOn = [] } = document.toJS().Resources[id] as Resource;
  return [DependsOn].flat();
}

function set(document: Document, path: readonly string[], value: unknown) {
  document.setIn(path, document.createNode(value));
}

function mapAt(document: Document, path: readonly string[]): YAMLMap {
  return document.getIn(path, true) as YAMLMap;
}
