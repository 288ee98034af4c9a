/** The name of the field in a Software Template: `ui:field: FargateOwnerPicker`. */
export const FARGATE_OWNER_PICKER = 'FargateOwnerPicker';
