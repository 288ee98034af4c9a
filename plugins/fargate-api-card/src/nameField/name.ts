/** What a Software Template calls the field by: `ui:field: FargateName`. */
export const FARGATE_NAME = 'FargateName';
