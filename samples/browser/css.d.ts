/** The bundlers take style sheets that scripts import. */
declare module "*.css";
