import { translateForm } from './translateForm';

const GERMAN: Record<string, string> = {
  'container-image': 'Container-Image',
  none: 'Keins',
  'no-zone-no-tls-': 'Ohne Zone kein TLS.',
  'must-be-chosen': 'muss gewählt werden',
};
const t = (key: string) => GERMAN[key] ?? key;

it('translates what people read, and leaves values and names', () => {
  const part = {
    title: 'Container image',
    properties: {
      title: { title: 'None', default: 'None', enum: ['None'] },
      description: {
        description: 'No zone: no TLS.',
        errorMessage: 'must be chosen',
        enumNames: ['None', 'Not translated'],
      },
    },
    required: ['None'],
  };
  expect(translateForm(part, t)).toEqual({
    title: 'Container-Image',
    properties: {
      title: { title: 'Keins', default: 'None', enum: ['None'] },
      description: {
        description: 'Ohne Zone kein TLS.',
        errorMessage: 'muss gewählt werden',
        enumNames: ['Keins', 'Not translated'],
      },
    },
    required: ['None'],
  });
});

it('keeps components and functions', () => {
  class Layout {}
  const layout = new Layout();
  const part = { 'ui:ObjectFieldTemplate': layout, title: () => 'None' };
  expect(translateForm(part, t)).toEqual(part);
  expect(translateForm(part, t)['ui:ObjectFieldTemplate']).toBe(layout);
});
