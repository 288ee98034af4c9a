import { deployFiles, differences, pinsImage } from './deployFiles';

const template = `Parameters:
  ImageUrl: { Type: String }
  Password: { Type: String, NoEcho: true }
  DesiredCount: { Type: Number }
  DeployedBy: { Type: String }
`;

const stack = {
  template,
  parameters: {
    ImageUrl: 'nginx:1',
    Password: '****',
    DesiredCount: '2',
    DeployedBy: 'user:default/jane',
    Removed: 'from the template',
  },
};

const FILES = {
  template: 'deploy/template.yml',
  parameters: 'deploy/parameters.json',
};

function filesOf(source = stack, pins = false) {
  const files = deployFiles(source, { pins });
  return {
    template: files[FILES.template],
    parameters: files[FILES.parameters],
  };
}

describe('the files of a repository', () => {
  it('have the parameters of the template, in the format of the AWS CLI', () => {
    const { parameters } = filesOf();
    expect(JSON.parse(parameters)).toEqual([
      { ParameterKey: 'ImageUrl', UsePreviousValue: true },
      { ParameterKey: 'Password', UsePreviousValue: true },
      { ParameterKey: 'DesiredCount', ParameterValue: '2' },
      { ParameterKey: 'DeployedBy', UsePreviousValue: true },
    ]);
    expect(parameters).toMatch(/\]\n$/);
    expect(pinsImage(parameters)).toBe(false);
  });

  it('pin an image', () => {
    const { parameters } = filesOf(stack, true);
    expect(JSON.parse(parameters)[0]).toEqual({
      ParameterKey: 'ImageUrl',
      ParameterValue: 'nginx:1',
    });
    expect(pinsImage(parameters)).toBe(true);
  });

  it('do not differ from their stack, whichever image it runs', () => {
    expect(
      differences(filesOf(), {
        template: template.trimEnd(),
        parameters: { ...stack.parameters, ImageUrl: 'nginx:2' },
      }),
    ).toEqual([]);
  });

  it('differ where either was changed', () => {
    expect(
      differences(filesOf(stack, true), {
        template: `${template}  More: { Type: String }\n`,
        parameters: { ImageUrl: 'nginx:2', DesiredCount: '3' },
      }),
    ).toEqual([FILES.template, 'ImageUrl', 'DesiredCount']);
  });

  it.each(['{', '{}', 'null', ''])('cannot be compared as %j', text => {
    expect(() => pinsImage(text)).toThrow(
      'deploy/parameters.json of the repository is not what the AWS CLI takes as --parameters',
    );
  });
});
