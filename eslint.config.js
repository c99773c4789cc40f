import js from "@eslint/js";
import tseslint from "typescript-eslint";

const ignores = [
  "**/dist",
  "reference",
  "src/generated",
  "test/types/merging.ts",
  "test/house/.declarations-*",
];

export default tseslint.config({ ignores }, js.configs.recommended, {
  files: ["**/*.ts"],
  extends: [tseslint.configs.recommendedTypeChecked],
  languageOptions: { parserOptions: { project: "./tsconfig.json" } },
  rules: {
    "@typescript-eslint/consistent-type-imports": "error",
    "@typescript-eslint/only-throw-error": "error",
    "@typescript-eslint/switch-exhaustiveness-check": [
      "error",
      { considerDefaultExhaustiveForUnions: true },
    ],
    // An async method without an await still turns what it throws into a rejection.
    "@typescript-eslint/require-await": "off",
    // Options types keep a name of their own where they add nothing yet.
    "@typescript-eslint/no-empty-object-type": [
      "error",
      { allowInterfaces: "with-single-extends" },
    ],
    // `const { dropped: _, ...rest }` is how a property is left out.
    "@typescript-eslint/no-unused-vars": [
      "error",
      { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
    ],
  },
});
