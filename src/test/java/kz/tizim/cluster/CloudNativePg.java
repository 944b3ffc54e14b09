package kz.tizim.cluster;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import java.util.Map;

/**
 * The resources of CloudNativePG and its Barman Cloud plugin, with the fields that {@code k8s/} uses and no others.
 *
 * @see <a href="https://cloudnative-pg.io/docs/1.30/cloudnative-pg.v1/">CloudNativePG 1.30, API reference</a>
 * @see <a href="https://cloudnative-pg.io/plugin-barman-cloud/docs/usage/">Barman Cloud plugin</a>
 */
final class CloudNativePg {
    private CloudNativePg() {}

    record Cluster(String apiVersion, String kind, ObjectMeta metadata, ClusterSpec spec) {}

    record ClusterSpec(
            CatalogRef imageCatalogRef,
            int instances,
            boolean enableSuperuserAccess,
            Storage storage,
            Storage walStorage,
            ResourceRequirements resources,
            Affinity affinity,
            Bootstrap bootstrap,
            Managed managed,
            Postgresql postgresql,
            List<Plugin> plugins) {}

    record CatalogRef(String apiGroup, String kind, String name, int major) {}

    record Storage(String size) {}

    record Affinity(boolean enablePodAntiAffinity, String podAntiAffinityType, String topologyKey) {}

    record Bootstrap(InitDb initdb) {}

    record InitDb(
            String database,
            String owner,
            Named secret,
            String encoding,
            String localeCollate,
            String localeCType,
            boolean dataChecksums,
            List<String> postInitSQL,
            List<String> postInitApplicationSQL) {}

    record Named(String name) {}

    record Managed(List<Role> roles) {}

    record Role(String name, String comment, String ensure, boolean login, Named passwordSecret) {}

    record Postgresql(Map<String, String> parameters, Synchronous synchronous) {}

    record Synchronous(String method, int number, String dataDurability, boolean failoverQuorum) {}

    record Plugin(String name, boolean isWALArchiver, Map<String, String> parameters) {}

    record ScheduledBackup(String apiVersion, String kind, ObjectMeta metadata, ScheduledBackupSpec spec) {}

    record ScheduledBackupSpec(
            String schedule,
            boolean immediate,
            String backupOwnerReference,
            Named cluster,
            String method,
            Named pluginConfiguration) {}

    record ObjectStore(String apiVersion, String kind, ObjectMeta metadata, ObjectStoreSpec spec) {}

    record ObjectStoreSpec(String retentionPolicy, ObjectStoreConfiguration configuration) {}

    record ObjectStoreConfiguration(
            String destinationPath, String endpointURL, S3Credentials s3Credentials, Wal wal, Data data) {}

    record S3Credentials(Key accessKeyId, Key secretAccessKey) {}

    record Key(String name, String key) {}

    record Wal(String compression, int maxParallel) {}

    record Data(String compression) {}
}
