// What the document says no more of than that it is GeoJSON, and what the pages use of it.
import type { Feature, FeatureCollection, Polygon } from "geojson";

/** A parcel under a contract, as the household file gives it. */
export interface ParcelProperties {
  code: string;
  name: string;
  contract: string;
  contract_area_m2: string;
  contract_area_mu: string | null;
  measured_area_m2: string;
  measured_area_mu: string | null;
  bounds: { east?: string; south?: string; west?: string; north?: string };
}

export type Shapes = FeatureCollection<Polygon, Record<string, unknown>>;
export type ParcelShape = Feature<Polygon, ParcelProperties>;

export function parcelsOf(collection: unknown): ParcelShape[] {
  return (collection as FeatureCollection<Polygon, ParcelProperties>).features;
}
