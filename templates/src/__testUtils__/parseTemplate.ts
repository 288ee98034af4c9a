import { parse, type CollectionTag, type ScalarTag } from 'yaml';
import type { Template } from '../rules/Template';

const FUNCTIONS = [
  'And',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAtt',
  'GetAZs',
  'If',
  'Join',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
];

const longName = (name: string) =>
  name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;

const scalarTag = (name: string): ScalarTag => ({
  tag: `!${name}`,
  resolve: text => ({
    [longName(name)]: name === 'GetAtt' ? text.split(/\.(.*)/, 2) : text,
  }),
});

const collectionTag = (
  name: string,
  collection: 'seq' | 'map',
): CollectionTag => ({
  tag: `!${name}`,
  collection,
  resolve: node => ({ [longName(name)]: node.toJSON() }),
});

// CloudFormation reads YAML 1.1, where a bare on, off, yes or no is a boolean.
const customTags = [...FUNCTIONS, 'Ref', 'Condition'].flatMap(name => [
  scalarTag(name),
  collectionTag(name, 'seq'),
  collectionTag(name, 'map'),
]);

/** Reads a template with CloudFormation's short forms (`!Ref`, `!Sub`, …). */
export function parseTemplate(text: string): Template {
  return parse(text, { version: '1.1', customTags });
}
