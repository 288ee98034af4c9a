/** The name of the field in a Software Template: `ui:field: FargateName`. */
export const FARGATE_NAME = 'FargateName';
