export const texts = { title: "Administration" } as const;
