export const texts = { title: "Desk", signedOut: "Signed out" } as const;
