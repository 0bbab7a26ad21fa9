// The core as an Android library. Never built: neither Gradle nor an NDK was at hand. The sources are those that Maven builds and tests
// (`pom.xml`), with the Kotlin that is written for Android. Before it, run `cargo xtask bindings`; the libraries go into `jniLibs`.
plugins {
    id("com.android.library")
    id("org.jetbrains.kotlin.android")
}

val target = rootDir.resolve("../target")

android {
    namespace = "nl.steunkring.core"
    compileSdk = 36
    defaultConfig {
        minSdk = 26
        consumerProguardFiles("consumer-rules.pro")
    }
    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
    sourceSets["main"].kotlin.srcDir(target.resolve("bindings/kotlin-android"))
    sourceSets["main"].jniLibs.srcDir(target.resolve("library/android"))
}

kotlin { jvmToolchain(17) }

dependencies {
    api("org.jetbrains.kotlinx:kotlinx-coroutines-android:1.10.2")
    implementation("net.java.dev.jna:jna:5.19.1@aar")
}
