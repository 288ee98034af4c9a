import { act, screen } from '@testing-library/react';
import { renderPage } from './__testUtils__/renderPage';
import { FillPage, useFillPage } from './useFillPage';

/**
 * A page of two fields, and how each is changed: by a person, or by itself with what
 * it has read meanwhile.
 */
async function renderFields(formData: Record<string, string>) {
  const change: Record<string, (value?: string) => void> = {};
  let fill: FillPage | undefined;
  const Field = (props: any) => {
    change[props.name] = props.onChange;
    fill = useFillPage();
    return <p>{props.name}</p>;
  };
  const onChange = renderPage({
    properties: {
      where: { type: 'string', 'ui:field': 'Field' },
      name: { type: 'string', 'ui:field': 'Field' },
    },
    formData,
    fields: { Field },
  });
  await screen.findByText('name');
  return { change, fill: fill!, last: () => onChange.mock.lastCall?.[0] };
}

describe('changes of a page before it is drawn again', () => {
  it('keeps each', async () => {
    const { change, last } = await renderFields({ owner: 'group:a' });
    act(() => {
      change.where('new');
      change.name('dev');
    });
    expect(last()).toEqual({ owner: 'group:a', where: 'new', name: 'dev' });
  });

  it('keeps that a field was emptied', async () => {
    const { change, last } = await renderFields({ where: 'new', name: 'dev' });
    act(() => {
      change.where(undefined);
      change.name('prod');
    });
    expect(last()).toEqual({ name: 'prod' });
  });

  it('keeps what a field sets of others', async () => {
    const { change, fill, last } = await renderFields({ owner: 'group:a' });
    act(() => {
      fill({ where: 'existing' });
      change.name('dev');
    });
    expect(last()).toEqual({
      owner: 'group:a',
      where: 'existing',
      name: 'dev',
    });
  });
});
