/**
 * The path of the wizard of one of the Software Templates.
 *
 * @param name - `metadata.name` of the template
 * @param formData - the values that its form opens with
 */
export function templatePath(
  name: string,
  formData?: Record<string, unknown>,
): string {
  const path = `/create/templates/default/${name}`;
  return formData
    ? `${path}?${new URLSearchParams({ formData: JSON.stringify(formData) })}`
    : path;
}
