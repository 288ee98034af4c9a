import { RegoEngine } from '@aws/cloudformation-validate';
import { BUNDLED_LIBS, BUNDLED_RULES } from 'cdk-preflight/lib/rules.generated';
import { services } from '../../../services';
import { Resources } from './examples/Example';

/** A rule of cdk-preflight: what it is about, as AWS answers to who breaks it. */
export type Rule = (typeof BUNDLED_RULES)[number];

/** What a rule says of one resource. */
export interface Finding {
  rule: string;
  message: string;
}

/** The rules about nothing but resource types that the simulator has. */
export function modelledRules(): Rule[] {
  const modelled = new Set(
    [...services.values()].flatMap(({ resourceTypes = [] }) =>
      resourceTypes.map(({ typeName }) => typeName),
    ),
  );
  return BUNDLED_RULES.filter(({ resourceTypes }) =>
    resourceTypes.every(type => modelled.has(type)),
  );
}

/** What rules say of each of some templates. They are judged as one: an evaluation is slow. */
export function judge(rules: Rule[], templates: Resources[]): Finding[][] {
  const engine = new RegoEngine({ customRules: modules(rules) });
  const whole = Buffer.from(
    JSON.stringify({
      Resources: Object.assign(
        {},
        ...templates.map((template, index) => renamed(template, `T${index}X`)),
      ),
    }),
  );
  const { diagnostics } = engine.validateDetailed(
    { path: 'template.json', readBytes: () => whole },
    {
      disableBuiltinRules: true,
      pseudoParameterOverrides: { region: 'eu-west-1' },
    },
  );
  engine.free();
  const findings = templates.map((): Finding[] => []);
  for (const { ruleId, message, entity } of diagnostics) {
    const [, index] = /^T(\d+)X/.exec(entity?.logicalId ?? '') ?? [];
    findings[Number(index)].push({ rule: ruleId, message });
  }
  return findings;
}

/** The rules of a service in one module, as cdk-preflight loads them, and the region. */
function modules(rules: Rule[]): { name: string; content: string }[] {
  const head = 'package cdk_preflight\n\nimport rego.v1\n';
  const byService = new Map<string, string>();
  for (const { service, rego } of rules) {
    const body = rego.replace(/^(?:package|import)\s.*\n/gm, '');
    byService.set(service, (byService.get(service) ?? head) + body);
  }
  return [
    ...BUNDLED_LIBS.map(({ name, rego }) => ({ name, content: rego })),
    ...[...byService].map(([name, content]) => ({ name, content })),
    { name: 'region', content: `${head}deploy_region := "eu-west-1"\n` },
  ];
}

/** A template whose logical ids begin with a prefix. */
function renamed(template: Resources, prefix: string): Resources {
  const rename = (value: any): any => {
    if (Array.isArray(value)) {
      return value.map(rename);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        if (key === 'Ref') {
          return [key, `${prefix}${item}`];
        }
        return key === 'Fn::GetAtt'
          ? [key, [`${prefix}${(item as string[])[0]}`, (item as string[])[1]]]
          : [key, rename(item)];
      }),
    );
  };
  return Object.fromEntries(
    Object.entries(template).map(([id, { DependsOn, ...resource }]) => [
      `${prefix}${id}`,
      {
        ...rename(resource),
        ...(DependsOn && { DependsOn: `${prefix}${DependsOn}` }),
      },
    ]),
  );
}
